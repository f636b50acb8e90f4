/** What the samples draw with: charts of quantities over time, as PNG or SVG. */
@NullMarked
package dev.sluice.samples.plot;

import org.jspecify.annotations.NullMarked;
