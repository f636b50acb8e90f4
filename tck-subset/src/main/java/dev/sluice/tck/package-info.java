/**
 * A conformance suite for Jakarta Messaging 3.1 providers. It knows nothing but {@code jakarta.jms}; the provider under
 * test is found through {@link dev.sluice.tck.Provider}.
 */
@NullMarked
package dev.sluice.tck;

import org.jspecify.annotations.NullMarked;
