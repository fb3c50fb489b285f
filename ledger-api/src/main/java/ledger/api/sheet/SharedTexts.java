package ledger.api.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The texts that the cells of a workbook share, each without its fonts and without the reading aids of Asian scripts. */
final class SharedTexts extends DefaultHandler {

    /** A character that XML cannot hold is written as its code: _x000D_. */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final List<String> texts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean readingAid;
    private boolean within;

    String text(String index) {
        try {
            return texts.get(Integer.parseInt(index.strip()));
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw Unread.because("damaged");
        }
    }

    static String plain(String written) {
        return written.contains("_x")
                ? ESCAPED.matcher(written)
                        .replaceAll(code ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 16))))
                : written;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        if (name.equals("si")) {
            text.setLength(0);
        } else if (name.equals("rPh")) {
            readingAid = true;
        }
        within = name.equals("t") && !readingAid;
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (within) {
            text.append(characters, start, length);
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        within = false;
        if (name.equals("si")) {
            texts.add(plain(text.toString()));
        } else if (name.equals("rPh")) {
            readingAid = false;
        }
    }
}
