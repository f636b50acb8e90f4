package dev.sluice.core.selector;

/** What is known about a value when the selector is parsed. */
enum Type {
    NUMBER("a number"),
    TEXT("a string"),
    BOOLEAN("a truth value"),
    /** A property; its type is that of the value the sender set. */
    ANY("a property");

    private final String name;

    Type(String name) {
        this.name = name;
    }

    /** Returns whether a value of this type may turn out to be of the other. */
    boolean mayBe(Type other) {
        return this == other || this == ANY || other == ANY;
    }

    /** Returns what to call it in an error message. */
    @Override
    public String toString() {
        return name;
    }
}
