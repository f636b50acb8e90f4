/** Message producers and the completions of their asynchronous sends. */
@NullMarked
package dev.sluice.jms.internal.producer;

import org.jspecify.annotations.NullMarked;
