package dev.sluice.jms.internal.connection;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

import jakarta.jms.ConnectionMetaData;

/** What this provider is (Jakarta Messaging 3.1, section 6.1.6). Immutable. */
public final class MetaData implements ConnectionMetaData {
    /** The one there is. */
    public static final MetaData INSTANCE = new MetaData();

    private static final int API_MAJOR = 3;
    private static final int API_MINOR = 1;
    private static final List<String> PROVIDER_PROPERTIES = List.of("JMSXGroupID", "JMSXGroupSeq", "JMSXDeliveryCount");

    private final Version version = Version.ofThisJar();

    private MetaData() {}

    @Override
    public String getJMSVersion() {
        return API_MAJOR + "." + API_MINOR;
    }

    @Override
    public int getJMSMajorVersion() {
        return API_MAJOR;
    }

    @Override
    public int getJMSMinorVersion() {
        return API_MINOR;
    }

    @Override
    public String getJMSProviderName() {
        return "Sluice";
    }

    @Override
    public String getProviderVersion() {
        return version.text();
    }

    @Override
    public int getProviderMajorVersion() {
        return version.major();
    }

    @Override
    public int getProviderMinorVersion() {
        return version.minor();
    }

    @Override
    public Enumeration<?> getJMSXPropertyNames() {
        return Collections.enumeration(PROVIDER_PROPERTIES);
    }

    private record Version(String text, int major, int minor) {
        static Version ofThisJar() {
            String text = fromManifest();
            String[] numbers = text.split("[.-]", -1);
            return new Version(text, number(numbers, 0), number(numbers, 1));
        }

        /** Only a jar has a manifest; classes run from a build's output folder have no version. */
        private static String fromManifest() {
            String version = MetaData.class.getPackage().getImplementationVersion();
            return version != null ? version : "0.0-development";
        }

        private static int number(String[] numbers, int at) {
            return at < numbers.length && numbers[at].matches("\\d+") ? Integer.parseInt(numbers[at]) : 0;
        }
    }
}
