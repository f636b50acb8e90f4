/** Message producers and the completions of their asynchronous sends. */
package dev.sluice.jms.internal.producer;
