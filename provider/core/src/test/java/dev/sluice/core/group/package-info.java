/** Tests of the strategies of groups. */
@NullMarked
package dev.sluice.core.group;

import org.jspecify.annotations.NullMarked;
