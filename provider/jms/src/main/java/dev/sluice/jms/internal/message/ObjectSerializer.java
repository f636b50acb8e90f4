package dev.sluice.jms.internal.message;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;

import jakarta.jms.MessageFormatException;

import org.jspecify.annotations.Nullable;

/** Turns objects into bytes and, class by trusted class, back again. */
final class ObjectSerializer {
    private ObjectSerializer() {}

    /**
     * Returns the object as bytes.
     *
     * @throws MessageFormatException if it, or something in it, cannot be serialized
     */
    static byte[] serialize(Serializable object) throws MessageFormatException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw failed("A " + object.getClass().getName() + " cannot be serialized: " + e, e);
        }
        return bytes.toByteArray();
    }

    /**
     * Returns a new object from its bytes.
     *
     * @throws MessageFormatException if a class is not trusted or not found, or the bytes cannot be read
     */
    static Serializable deserialize(byte[] bytes, MessageSettings settings) throws MessageFormatException {
        ObjectInputFilter ofJvm = ObjectInputFilter.Config.getSerialFilter();
        DeserializationGate gate = new DeserializationGate(settings.trustedClasses(), ofJvm, bytes.length);
        try (Input in = new Input(new ByteArrayInputStream(bytes), settings.consumerLoader())) {
            in.setObjectInputFilter(gate);
            return (Serializable) in.readObject();
        } catch (ClassNotFoundException e) {
            throw failed(
                    "The object of the message cannot be read: class " + e.getMessage()
                            + " is known neither to the thread's context class loader, nor to that of the consumer.",
                    e);
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
            // Classes of the application run their own code in here, and it may throw anything.
            String why = gate.refusal() == null ? e + "." : gate.refusal();
            throw failed("The object of the message cannot be read: " + why, e);
        }
    }

    private static MessageFormatException failed(String reason, Throwable cause) {
        MessageFormatException failure = new MessageFormatException(reason);
        failure.initCause(cause);
        if (cause instanceof Exception exception) {
            failure.setLinkedException(exception);
        }
        return failure;
    }

    /**
     * Finds classes through the context class loader, then the loader of the consumer's class, then ours, as containers
     * load the application where we cannot see it. The standard names no loader.
     */
    private static final class Input extends ObjectInputStream {
        private final @Nullable ClassLoader[] loaders;

        Input(InputStream in, @Nullable ClassLoader consumerLoader) throws IOException {
            super(in);
            this.loaders = new ClassLoader[] {
                Thread.currentThread().getContextClassLoader(), consumerLoader, ObjectSerializer.class.getClassLoader()
            };
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            for (ClassLoader loader : loaders) {
                Class<?> found = loader == null ? null : find(description.getName(), loader);
                if (found != null) {
                    return found;
                }
            }
            return super.resolveClass(description); // knows the names of primitive types too
        }

        private static @Nullable Class<?> find(String name, ClassLoader loader) {
            try {
                return Class.forName(name, false, loader);
            } catch (ClassNotFoundException e) {
                return null;
            }
        }
    }
}
