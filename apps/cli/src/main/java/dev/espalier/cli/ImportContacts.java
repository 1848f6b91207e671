package dev.espalier.cli;

import dev.espalier.cli.importing.Kind;
import dev.espalier.sdk.ImportReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `espalier import`.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Brings the contacts of a CSV file into a running server.",
        description = {
            "",
            "The first row names the columns: email, perhaps timezone; every other column becomes a"
                    + " property. UTF-8; commas, semicolons or tabs. Where an address comes twice the"
                    + " first row counts. Importing again is safe: who is there is updated.",
            "",
            "Rows that cannot be used are written to FILE.refused.csv, each with its line and the"
                    + " reason; mend that file and import it when the import is done. An unknown time"
                    + " zone is left out, its contact is not.",
            "",
            "An import that was cut off goes on where it was when the same command is given again:"
                    + " how far it is stands in FILE.importing beside the refused rows until it is done."
                    + " A server that goes away in the middle is waited for. A second import of the file"
                    + " is refused while one is under way.",
            "",
            "Exit code 0 also when some rows were refused, with --strict only when none was; 4 when"
                    + " the server stayed away."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ESPALIER_API_KEY=esp_... espalier import contacts.csv",
            "  espalier import contacts.csv --url https://mail.example.com --strict"
        })
final class ImportContacts implements Callable<Integer> {

    private static final int ZONES_SHOWN = 10;

    @Mixin private Importing importing = new Importing();

    @Override
    public Integer call() {
        return importing.run(Kind.CONTACTS, ImportContacts::print);
    }

    private static void print(ImportReport report, Path refused) {
        line(report.rows(), "rows");
        line(
                report.created() + report.updated() + report.unchanged(),
                "usable: %d created, %d updated, %d unchanged"
                        .formatted(report.created(), report.updated(), report.unchanged()));
        line(report.repeats(), "repeats of an address further up");
        line(
                report.refused(),
                report.refused() == 0 ? "broken" : "broken, written with reasons to " + refused);
        line(report.warned(), "unknown time zones, left empty" + zones(report));
    }

    private static String zones(ImportReport report) {
        if (report.warned() == 0) {
            return "";
        }
        var lines =
                report.warnings().stream()
                        .limit(ZONES_SHOWN)
                        .map(warning -> String.valueOf(warning.line()))
                        .collect(Collectors.joining(", "));
        return " (lines " + lines + (report.warned() > ZONES_SHOWN ? ", …)" : ")");
    }

    private static void line(long count, String what) {
        System.out.printf("%8d %s%n", count, what);
    }
}
