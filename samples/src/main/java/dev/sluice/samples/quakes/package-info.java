/** Sample: a week of earthquakes, with selectors, wildcards, a durable and a shared subscription. */
@NullMarked
package dev.sluice.samples.quakes;

import org.jspecify.annotations.NullMarked;
