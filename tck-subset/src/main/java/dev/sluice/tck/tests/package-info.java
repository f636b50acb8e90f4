/** The tests, a class for each topic of the standard. */
package dev.sluice.tck.tests;
