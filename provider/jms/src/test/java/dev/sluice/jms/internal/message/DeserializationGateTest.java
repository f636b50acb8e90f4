package dev.sluice.jms.internal.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.FilterInfo;
import java.io.ObjectInputFilter.Status;
import java.util.ArrayList;

import org.junit.jupiter.api.Test;

class DeserializationGateTest {
    private record Info(Class<?> serialClass, long arrayLength, long depth, long references, long streamBytes)
            implements FilterInfo {
        static Info of(Class<?> type) {
            return new Info(type, -1, 1, 1, 1);
        }
    }

    private static DeserializationGate gate(ObjectInputFilter ofJvm) {
        return new DeserializationGate(TrustedClasses.STANDARD, ofJvm, 100);
    }

    @Test
    void trustedClassesPassAndOthersDoNot() {
        DeserializationGate gate = gate(null);

        assertThat(gate.checkInput(Info.of(ArrayList.class))).isEqualTo(Status.ALLOWED);
        assertThat(gate.checkInput(Info.of(int.class))).isEqualTo(Status.ALLOWED);
        assertThat(gate.checkInput(Info.of(String[][].class))).isEqualTo(Status.ALLOWED);
        assertThat(gate.refusal()).isNull();
        assertThat(gate.checkInput(Info.of(Thread[].class))).isEqualTo(Status.REJECTED);
        assertThat(gate.refusal()).contains("class java.lang.Thread is not trusted");
    }

    @Test
    void aQuestionWithoutAClassIsLeftOpen() {
        assertThat(gate(null).checkInput(Info.of(null))).isEqualTo(Status.UNDECIDED);
    }

    @Test
    void arraysMayBeAsLongAsTheStreamAllows() {
        assertThat(gate(null).checkInput(new Info(int[].class, 1_824, 1, 1, 1))).isEqualTo(Status.ALLOWED);
        assertThat(gate(null).checkInput(new Info(int[].class, 1_825, 1, 1, 1))).isEqualTo(Status.REJECTED);
    }

    @Test
    void objectsMayBeNestedAThousandLevels() {
        assertThat(gate(null).checkInput(new Info(ArrayList.class, -1, 1_000, 1, 1)))
                .isEqualTo(Status.ALLOWED);
        assertThat(gate(null).checkInput(new Info(ArrayList.class, -1, 1_001, 1, 1)))
                .isEqualTo(Status.REJECTED);
    }

    @Test
    void theFilterOfTheJvmMustAgree() {
        ObjectInputFilter ofJvm = ObjectInputFilter.Config.createFilter("!java.util.ArrayList");
        DeserializationGate gate = gate(ofJvm);

        assertThat(gate.checkInput(Info.of(String.class))).isEqualTo(Status.ALLOWED);
        assertThat(gate.checkInput(Info.of(ArrayList.class))).isEqualTo(Status.REJECTED);
        assertThat(gate.refusal()).contains("jdk.serialFilter").contains("java.util.ArrayList");
    }
}
