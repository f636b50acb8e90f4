package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.Session;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which loaders listeners, and the objects they receive, find their classes by. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ListenerClassLoaderTest {
    private static final CompletableFuture<ClassLoader> NONE = CompletableFuture.completedFuture(null);

    private final ExecutorService onlyThread = Executors.newSingleThreadExecutor();
    private final SluiceBroker broker = SluiceBroker.builder()
            .trustedClasses(Payload.class.getName())
            .executor(onlyThread)
            .build();

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @AfterEach
    void close() {
        Thread.currentThread().setContextClassLoader(before);
        broker.close();
        onlyThread.shutdownNow();
    }

    private static final class Payload implements Serializable {
        private static final long serialVersionUID = 1;
    }

    /** Tells by which loader the class of the object was found that it has received. */
    public static final class PayloadListener implements MessageListener {
        private final CompletableFuture<ClassLoader> found;

        /**
         * Creates a listener.
         *
         * @param found who is told
         */
        public PayloadListener(CompletableFuture<ClassLoader> found) {
            this.found = found;
        }

        @Override
        public void onMessage(Message message) {
            try {
                found.complete(message.getBody(Serializable.class).getClass().getClassLoader());
            } catch (JMSException e) {
                found.completeExceptionally(e);
            }
        }
    }

    @Test
    void aListenerIsCalledWithTheContextLoaderOfWhoHasSetIt() throws Exception {
        ClassLoader application = new ApplicationLoader();
        CompletableFuture<ClassLoader> seen = new CompletableFuture<>();
        try (Connection connection = broker.connectionFactory().createConnection();
                Session session = connection.createSession()) {
            connection.start();
            Thread.currentThread().setContextClassLoader(application);
            session.createConsumer(session.createQueue("q"))
                    .setMessageListener(
                            message -> seen.complete(Thread.currentThread().getContextClassLoader()));
            Thread.currentThread().setContextClassLoader(before);

            Traffic.send(connection, "q", "hello");

            assertThat(seen.get()).isSameAs(application);
        }
    }

    @Test
    void theThreadGetsItsOwnContextLoaderBack() throws Exception {
        ClassLoader own = onlyThread
                .submit(() -> Thread.currentThread().getContextClassLoader())
                .get();

        aListenerIsCalledWithTheContextLoaderOfWhoHasSetIt();

        assertThat(onlyThread
                        .submit(() -> Thread.currentThread().getContextClassLoader())
                        .get())
                .isSameAs(own);
    }

    @Test
    void anObjectIsOfAClassThatTheContextLoaderKnows() throws Exception {
        ApplicationLoader application = new ApplicationLoader();

        assertThat(loaderOfPayload(application, NONE, false)).isSameAs(application);
    }

    @Test
    void orElseOfOneThatTheLoaderOfTheListenerKnows() throws Exception {
        ApplicationLoader application = new ApplicationLoader();

        assertThat(loaderOfPayload(
                        ClassLoader.getPlatformClassLoader(), CompletableFuture.completedFuture(application), false))
                .isSameAs(application);
        assertThat(loaderOfPayload(
                        ClassLoader.getPlatformClassLoader(), CompletableFuture.completedFuture(application), true))
                .isSameAs(application);
    }

    private ClassLoader loaderOfPayload(
            ClassLoader context, CompletableFuture<ClassLoader> ofListener, boolean simplified) throws Exception {
        CompletableFuture<ClassLoader> found = new CompletableFuture<>();
        MessageListener listener = listener(ofListener.get(), found);
        try (JMSContext jms = broker.connectionFactory().createContext();
                Connection connection = broker.connectionFactory().createConnection();
                Session session = connection.createSession()) {
            connection.start();
            jms.createProducer().send(jms.createQueue("q"), jms.createObjectMessage(new Payload()));
            Thread.currentThread().setContextClassLoader(context);
            if (simplified) {
                jms.createConsumer(jms.createQueue("q")).setMessageListener(listener);
            } else {
                session.createConsumer(session.createQueue("q")).setMessageListener(listener);
            }
            return found.get();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static MessageListener listener(ClassLoader loader, CompletableFuture<ClassLoader> found)
            throws ReflectiveOperationException {
        if (loader == null) {
            return new PayloadListener(found);
        }
        return Class.forName(PayloadListener.class.getName(), true, loader)
                .asSubclass(MessageListener.class)
                .getConstructor(CompletableFuture.class)
                .newInstance(found);
    }

    @Test
    void aCompletionListenerIsCalledWithTheContextLoaderOfTheSender() throws Exception {
        ClassLoader application = new ApplicationLoader();
        CompletableFuture<ClassLoader> seen = new CompletableFuture<>();
        try (Connection connection = broker.connectionFactory().createConnection();
                Session session = connection.createSession()) {
            Thread.currentThread().setContextClassLoader(application);
            session.createProducer(session.createQueue("q")).send(session.createMessage(), new CompletionListener() {
                @Override
                public void onCompletion(Message message) {
                    seen.complete(Thread.currentThread().getContextClassLoader());
                }

                @Override
                public void onException(Message message, Exception exception) {
                    seen.completeExceptionally(exception);
                }
            });

            assertThat(seen.get()).isSameAs(application);
        }
    }

    @Test
    void anExceptionListenerIsCalledWithTheContextLoaderOfWhoHasSetIt() throws Exception {
        ClassLoader application = new ApplicationLoader();
        CompletableFuture<ClassLoader> seen = new CompletableFuture<>();
        try (Connection connection = broker.connectionFactory().createConnection()) {
            Thread.currentThread().setContextClassLoader(application);
            connection.setExceptionListener(
                    exception -> seen.complete(Thread.currentThread().getContextClassLoader()));
            Thread.currentThread().setContextClassLoader(before);

            broker.stop();

            assertThat(seen.get()).isSameAs(application);
        }
    }

    /** Defines the classes of the application anew, as a container does. */
    private static final class ApplicationLoader extends ClassLoader {
        ApplicationLoader() {
            super(ListenerClassLoaderTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            boolean own = name.equals(Payload.class.getName()) || name.equals(PayloadListener.class.getName());
            Class<?> loaded = own ? findLoadedClass(name) : super.loadClass(name, resolve);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
