/** Read-only views of a running engine. */
@NullMarked
package dev.sluice.core.admin;

import org.jspecify.annotations.NullMarked;
