package ledger.api.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Files made for a test, and what comes of opening them. */
public final class Books {

    private Books() {}

    public static byte[] xlsx(Consumer<Workbook> filling) {
        return bytes(new XSSFWorkbook(), filling);
    }

    public static byte[] xls(Consumer<Workbook> filling) {
        return bytes(new HSSFWorkbook(), filling);
    }

    /** An .xlsx workbook with something changed in it. */
    public static byte[] changed(byte[] xlsx, Consumer<Workbook> change) {
        try {
            return bytes(new XSSFWorkbook(new ByteArrayInputStream(xlsx)), change);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Workbook book, Consumer<Workbook> filling) {
        try (book;
                var out = new ByteArrayOutputStream()) {
            filling.accept(book);
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The parts of a zip, to be changed. */
    public static Map<String, byte[]> parts(byte[] zip) {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
            return parts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] zip(Map<String, byte[]> parts) {
        try (var bytes = new ByteArrayOutputStream()) {
            try (var out = new ZipOutputStream(bytes)) {
                for (var part : parts.entrySet()) {
                    out.putNextEntry(new ZipEntry(part.getKey()));
                    out.write(part.getValue());
                }
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A workbook one part of which has a text replaced; the text must stand in it. */
    public static byte[] with(byte[] zip, String part, String old, String replacement) {
        var parts = parts(zip);
        var text = new String(parts.get(part), StandardCharsets.UTF_8);
        assertThat(text).contains(old);
        parts.put(part, text.replace(old, replacement).getBytes(StandardCharsets.UTF_8));
        return zip(parts);
    }

    static List<ledger.api.sheet.Workbook.Sheet> sheets(byte[] source) {
        var opened = SourceFile.open(source, null);
        assertThat(opened).isInstanceOf(ledger.api.sheet.Workbook.class);
        return ((ledger.api.sheet.Workbook) opened).sheets();
    }

    /** The rows of the only sheet. */
    static List<SheetRow> rows(byte[] source) {
        assertThat(sheets(source)).hasSize(1);
        return sheets(source).get(0).rows();
    }

    static Opened.Unreadable refused(byte[] source) {
        var opened = SourceFile.open(source, null);
        assertThat(opened).isInstanceOf(Opened.Unreadable.class);
        return (Opened.Unreadable) opened;
    }
}
