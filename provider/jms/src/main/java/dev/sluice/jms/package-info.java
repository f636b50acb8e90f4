/** x. */
@NullMarked
package dev.sluice.jms;

import org.jspecify.annotations.NullMarked;
