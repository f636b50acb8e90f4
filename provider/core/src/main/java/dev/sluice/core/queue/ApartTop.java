package dev.sluice.core.queue;

/**
 * The top of the arrivals with room behind it as well, two cache lines. A class of its own, because in which order the fields of one
 * class lie is up to the virtual machine: some put all references first, whatever stands before them.
 */
@SuppressWarnings({"unused", "UnusedVariable"}) // as in CacheLines
abstract class ApartTop extends TopOfArrivals {
    private long a0, a1, a2, a3, a4, a5, a6, a7;
    private long b0, b1, b2, b3, b4, b5, b6, b7;
}
