package ledger.api.sheet;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Which cell formats of a workbook show a number as a date. */
final class CellFormats extends DefaultHandler {

    private final Map<Integer, String> formats = new HashMap<>();
    private final BitSet dates = new BitSet();
    private boolean ofCells;
    private int count;

    boolean date(int format) {
        return dates.get(format);
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        if (name.equals("numFmt")) {
            formats.put(
                    number(attributes.getValue("numFmtId")), OfficePackage.required(attributes.getValue("formatCode")));
        } else if (name.equals("cellXfs")) {
            ofCells = true;
        } else if (name.equals("xf") && ofCells) {
            int id = number(attributes.getValue("numFmtId"));
            var format = formats.getOrDefault(id, BuiltinFormats.getBuiltinFormat(id));
            dates.set(count++, DateUtil.isADateFormat(id, format));
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        if (name.equals("cellXfs")) {
            ofCells = false;
        }
    }

    /** A whole number that may be left out and is then 0. */
    static int number(@Nullable String written) {
        try {
            int number = written == null ? 0 : Integer.parseInt(written.strip());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw Unread.because("damaged");
        }
        throw Unread.because("damaged");
    }
}
