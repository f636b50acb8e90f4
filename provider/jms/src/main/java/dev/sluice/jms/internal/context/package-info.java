/** The simplified API, on top of the classic one of this provider or any other. */
@NullMarked
package dev.sluice.jms.internal.context;

import org.jspecify.annotations.NullMarked;
