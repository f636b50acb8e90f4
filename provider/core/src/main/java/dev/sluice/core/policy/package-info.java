/** How destinations behave: values, validated once, immutable afterwards. */
@NullMarked
package dev.sluice.core.policy;

import org.jspecify.annotations.NullMarked;
