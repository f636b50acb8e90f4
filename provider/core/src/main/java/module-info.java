/** The in-VM messaging engine. */
module dev.sluice.core {
    requires static org.jspecify;
    requires static com.google.errorprone.annotations;

    exports dev.sluice.core.error;
}
