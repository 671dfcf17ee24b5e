package org.minga.tally.formats.pabulib;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.minga.tally.formats.csv.ByteOrderMark;

/** The rows of a file, one at a time, whatever its line ends and quotes; strict about UTF-8 and size. */
final class Rows implements Closeable {

    /** Longest field in characters: a ranking of as many projects as there may be. */
    static final int MAX_FIELD = 1 << 20;

    private static final int MAX_FIELDS = 1000;
    private final Path file;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private long line;

    private Rows(Path file, CsvReader<CsvRecord> reader) {
        this.file = file;
        this.reader = reader;
        this.records = reader.iterator();
    }

    // The parser that takes such names is to replace the setting that allows them.
    @SuppressWarnings("removal")
    static Rows open(Path file) throws IOException {
        InputStream in = ByteOrderMark.skip(Files.newInputStream(file));
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(';')
                .quoteCharacter('"')
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(true)
                // The sections have different columns; each checks its own.
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                // A name such as "Green" for all: the row still has to have as many fields as its section.
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(2 * MAX_FIELD)
                .build(
                        CsvRecordHandler.of(handler -> handler.maxFields(MAX_FIELDS)
                                .maxFieldSize(MAX_FIELD)
                                .maxRecordSize(2 * MAX_FIELD)),
                        new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
        return new Rows(file, reader);
    }

    /** The next row; null at the end. */
    @Nullable
    Row next() throws IOException {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord fields = records.next();
            line = fields.getStartingLineNumber();
            return new Row(line, fields.getFields());
        } catch (CsvParseException e) {
            throw new Broken(line + 1, 0, "The row after line " + line + " is no CSV or too long: " + e.getMessage());
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new Broken(Utf8.lineOfFirstFault(file), 0, "The text is not UTF-8.");
            }
            throw e.getCause();
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
