package dev.sluice.tck.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HtmlTest {
    @Test
    void nothingInATextIsTakenForHtml() {
        assertThat(Html.escape("a < b && c > \"d\"")).isEqualTo("a &lt; b &amp;&amp; c &gt; &quot;d&quot;");
    }

    @Test
    void codeAndEmphasisAreMarked() {
        assertThat(Html.sentence("the *sender's* `_ %` <object>"))
                .isEqualTo("the <em>sender's</em> <code>_ %</code> &lt;object&gt;");
    }

    @Test
    void starsThatEmphasizeNothingStay() {
        assertThat(Html.sentence("2 * 3 * 4 and a*b*c")).isEqualTo("2 * 3 * 4 and a*b*c");
    }
}
