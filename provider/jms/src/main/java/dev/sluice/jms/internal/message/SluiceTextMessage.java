package dev.sluice.jms.internal.message;

import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.BodyKind;
import dev.sluice.core.message.Envelope;

/** A message with a string, or with none. */
public final class SluiceTextMessage extends SluiceMessage implements TextMessage {
    private static final int LONGEST_GLIMPSE = 40;

    private @Nullable String text;

    SluiceTextMessage(MessageSource source, @Nullable String text) {
        super(source);
        this.text = text;
    }

    SluiceTextMessage(MessageSource source, Envelope envelope, int attempt) {
        super(source, envelope, attempt);
        this.text = (String) envelope.body();
    }

    @Override
    public BodyKind bodyKind() {
        return BodyKind.TEXT;
    }

    @Override
    @Nullable
    Object shareBody() {
        return text;
    }

    @Override
    void emptyBody() {
        text = null;
    }

    @Override
    boolean hasBody() {
        return text != null;
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as the interface has it
    public boolean isBodyAssignableTo(Class type) throws JMSException {
        checkNotInFlight();
        return text == null || type.isAssignableFrom(String.class);
    }

    @Override
    @SuppressWarnings("NullAway") // only asked where there is a body
    Object bodyCopy() {
        return text;
    }

    @Override
    public @Nullable String getText() throws JMSException {
        checkNotInFlight();
        return text;
    }

    @Override
    public void setText(@Nullable String newText) throws JMSException {
        checkBodyWritable();
        text = newText;
    }

    @Override
    String bodyForPeople() {
        String all = text;
        if (all == null) {
            return "no text";
        }
        return all.length() <= LONGEST_GLIMPSE
                ? "'" + all + "'"
                : "'" + all.substring(0, LONGEST_GLIMPSE) + "…', " + all.length() + " characters";
    }
}
