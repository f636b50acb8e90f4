/**
 * What a run of the suite has shown, as pages and as a few lines on the console. It listens to the JUnit Platform, so a
 * report is written wherever and however the suite is run.
 */
@NullMarked
package dev.sluice.tck.report;

import org.jspecify.annotations.NullMarked;
