/**
 * Providers with one fault each, which the suite must find: Sluice, seen through proxies that answer some calls wrongly.
 */
package dev.sluice.tck.broken;
