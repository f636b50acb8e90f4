package dev.sluice.samples;

/** x. */
public final class Samples {
    private Samples() {}

    public static void main(String[] args) {
        System.out.println("hi " + java.util.Arrays.toString(args));
    }
}
