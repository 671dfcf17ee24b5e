package org.minga.tally.formats.csv;

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
import org.minga.tally.methods.ballot.BallotOption;

/** The rows of a file, one at a time, whatever its line ends and quotes; strict about UTF-8 and size. */
public final class CsvRows implements Closeable {

    private static final int MAX_FIELDS = BallotOption.MAX_OPTIONS + 100;
    private static final int MAX_FIELD = 1 << 16;
    private static final int MAX_RECORD = 1 << 21;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private long line;

    private CsvRows(CsvReader<CsvRecord> reader) {
        this.reader = reader;
        this.records = reader.iterator();
    }

    /** Opens a file. To be closed by the caller. */
    public static CsvRows open(Path file) throws IOException {
        InputStream in = ByteOrderMark.skip(Files.newInputStream(file));
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(',')
                .quoteCharacter('"')
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(MAX_RECORD)
                .build(
                        CsvRecordHandler.of(handler -> handler.maxFields(MAX_FIELDS)
                                .maxFieldSize(MAX_FIELD)
                                .maxRecordSize(MAX_RECORD)),
                        new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
        return new CsvRows(reader);
    }

    /**
     * The next row; null at the end.
     *
     * @throws CsvFault if what follows is no row
     */
    public @Nullable CsvRow next() throws IOException {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord fields = records.next();
            line = fields.getStartingLineNumber();
            return new CsvRow(line, fields.getFields());
        } catch (CsvParseException e) {
            throw new CsvFault(line + 1, 0, "The row after line " + line + " is no CSV or too long: " + e.getMessage());
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new CsvFault(line + 1, 0, "The text after line " + line + " is not UTF-8.");
            }
            throw e.getCause();
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
