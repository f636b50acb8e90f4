package dev.sluice.jms.naming;

import static dev.sluice.jms.destination.SluiceDestination.REFERENCE_KIND;
import static dev.sluice.jms.destination.SluiceDestination.REFERENCE_NAME;

import java.util.List;
import javax.naming.NamingException;

import jakarta.jms.InvalidDestinationException;

import org.jspecify.annotations.Nullable;

import dev.sluice.jms.destination.Destinations;

/** Makes destinations of one kind. */
final class DestinationReader implements ReferenceReader {
    /** Where containers keep the name of the resource in {@code name}, this is the destination's. */
    private static final String PHYSICAL_NAME = "physicalName";

    private static final List<String> KNOWN = List.of(REFERENCE_KIND, REFERENCE_NAME, PHYSICAL_NAME);

    private final String kind;

    /**
     * Creates a reader.
     *
     * @param kind a word for {@link Destinations#named}
     */
    DestinationReader(String kind) {
        this.kind = kind;
    }

    @Override
    public Object read(ReferenceText reference) throws NamingException {
        reference.allowOnly(KNOWN);
        String said = reference.get(REFERENCE_KIND);
        if (said != null && !said.equals(kind)) {
            throw reference.malformed("its kind is '" + said + "', but such an object is a " + kind + ".");
        }
        try {
            return Destinations.named(kind, name(reference));
        } catch (InvalidDestinationException e) {
            throw Faults.because(reference.malformed(e.getMessage()), e);
        }
    }

    private static String name(ReferenceText reference) throws NamingException {
        @Nullable String name = reference.get(REFERENCE_NAME);
        @Nullable String physical = reference.get(PHYSICAL_NAME);
        if (name != null && physical != null) {
            throw reference.malformed(
                    "it has both '" + REFERENCE_NAME + "' and '" + PHYSICAL_NAME + "'; leave one out.");
        }
        if (name == null && physical == null) {
            throw reference.malformed("it has no '" + REFERENCE_NAME + "'. Add one, or a '" + PHYSICAL_NAME + "'.");
        }
        return name != null ? name : String.valueOf(physical);
    }
}
