import org.jspecify.annotations.NullMarked;

/** The in-VM messaging engine, and the seam between an engine and a facade. */
@NullMarked // said again by packages that are exported: Kotlin, for one, does not look at modules
module dev.sluice.core {
    requires static org.jspecify;
    requires static com.google.errorprone.annotations;

    exports dev.sluice.core.address;
    exports dev.sluice.core.admin;
    exports dev.sluice.core.engine;
    exports dev.sluice.core.error;
    exports dev.sluice.core.group;
    exports dev.sluice.core.message;
    exports dev.sluice.core.pacing;
    exports dev.sluice.core.policy;
    exports dev.sluice.core.selector;
    exports dev.sluice.core.time;
}
