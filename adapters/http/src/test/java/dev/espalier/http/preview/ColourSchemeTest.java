package dev.espalier.http.preview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColourSchemeTest {

    private static final String DARK = "<style>:root{color-scheme:dark !important}</style>";
    private static final String LIGHT = "<style>:root{color-scheme:light !important}</style>";

    private static void shown(String html, String dark, String light) {
        assertThat(ColourScheme.DARK.of(html)).isEqualTo(dark + DARK);
        assertThat(ColourScheme.LIGHT.of(html)).isEqualTo(light + LIGHT);
    }

    @Test
    void a_question_about_the_scheme_alone_is_answered_with_all_or_nothing() {
        shown(
                "<style>@media (prefers-color-scheme: dark) {p{}}</style>",
                "<style>@media all {p{}}</style>",
                "<style>@media not all {p{}}</style>");
        shown(
                "<STYLE>@MEDIA(prefers-color-scheme:LIGHT){p{}}</STYLE>",
                "<STYLE>@MEDIA not all{p{}}</STYLE>",
                "<STYLE>@MEDIA all{p{}}</STYLE>");
    }

    @Test
    void one_among_others_leaves_the_others() {
        shown(
                "<style>@media screen and (prefers-color-scheme: dark) and (max-width:9px){p{}}</style>",
                "<style>@media screen and (min-width:0) and (max-width:9px){p{}}</style>",
                "<style>@media screen and (max-width:0) and (max-width:9px){p{}}</style>");
    }

    @Test
    void elements_that_are_there_for_a_scheme_are_chosen_too() {
        shown(
                "<source media=\"(prefers-color-scheme: dark)\" srcset=\"data:,a\">",
                "<source media=\"all\" srcset=\"data:,a\">",
                "<source media=\"not all\" srcset=\"data:,a\">");
    }

    @Test
    void what_a_reader_reads_stays_whatever_letters_are_before_it() {
        var words = "<p>İİİ (prefers-color-scheme: dark)</p><style>p{}</style><p>İ</p>";

        shown(words, words, words);
    }

    @Test
    void what_is_left_open_is_left_open() {
        shown("<style>p{}", "<style>p{}", "<style>p{}");
        shown("<source", "<source", "<source");
        shown("<style>".repeat(50_000), "<style>".repeat(50_000), "<style>".repeat(50_000));
    }
}
