package dev.espalier.engine.mail;

import dev.espalier.email.EmailText;
import dev.espalier.email.Markup;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes texts out of what an author wrote, and messages out of texts.
public interface Composer {

    /// Compiles what an author wrote: markup to HTML, a text part when none is given, every Liquid
    /// template checked. Costs milliseconds; done when a text is saved, never for a recipient.
    Compiled compile(
            String subject, @Nullable String preheader, Markup body, @Nullable String text);

    /// Looks through a text without rendering it.
    Inspection inspect(EmailText text);

    /// Renders a text for one person. Values are escaped in HTML; budgets of time and size hold.
    ///
    /// @param values what the templates may see, such as `contact`; maps, lists, strings, numbers,
    ///   booleans, null
    Rendering render(EmailText text, Map<String, ?> values);

    /// What one person would read nothing for: merge tags that have no value among these, or an
    /// empty one, and offer no `default`, each once in a part, and not in the text part when it is
    /// in the HTML. What a template asks in a condition is none. Of a part that cannot be rendered,
    /// that.
    ///
    /// @param values as for [#render]
    List<Gap> gaps(EmailText text, Map<String, ?> values);

    /// The same HTML without anything that runs, submits, moves the reader elsewhere or loads
    /// another document, to be looked at in a browser. Pictures stay.
    String inert(String html);

    /// Writes the whole RFC 5322 message.
    byte[] write(MessageHeaders headers, RenderedEmail email);

    /// What compiling came to.
    sealed interface Compiled {
        /// @param variables the paths the templates read, such as `contact.properties.firstName`,
        ///   sorted
        record Text(EmailText text, List<String> variables) implements Compiled {}

        /// At least one fault; all of them are listed.
        record Faulty(List<Fault> faults) implements Compiled {}
    }

    /// One fault in a text.
    ///
    /// @param part `subject`, `preheader`, `body` or `text`
    /// @param line 1-based line in that part; 0 when unknown
    /// @param column 1-based, in UTF-16 units; 0 when unknown
    record Fault(String part, int line, int column, String problem) {
        public Fault(String part, int line, String problem) {
            this(part, line, 0, problem);
        }
    }

    /// What is missing in one person's mail.
    sealed interface Gap {
        /// `subject`, `preheader`, `html` or `text`.
        String part();

        /// A merge tag without a value.
        ///
        /// @param tag as its author wrote it, such as `contact.properties.fristName`
        record Tag(String part, String tag) implements Gap {}

        /// The part itself: a budget was spent, or a template failed for this person's values.
        record Broken(String part, String reason) implements Gap {}
    }

    /// What rendering for one person came to.
    sealed interface Rendering {
        record Done(RenderedEmail email) implements Rendering {}

        /// A budget was spent or a template failed for this person's values.
        record Failed(String reason) implements Rendering {}
    }
}
