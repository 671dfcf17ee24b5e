package org.minga.tally.formats.blt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minga.tally.formats.election.ElectionRead;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;

/**
 * Reads a {@code .blt} file: options have their numbers as codes, {@code 1}, {@code 2}, … Withdrawn options are left out,
 * of the options as of the ballots. A ballot that then ranks nobody is blank.
 */
public final class BltReader {

    private BltReader() {}

    /**
     * Reads a file, in UTF-8, else in ISO 8859-1. Broken or hostile content is refused.
     *
     * @throws IOException if the file cannot be read
     */
    public static ElectionRead read(Path file) throws IOException {
        try {
            return read(file, StandardCharsets.UTF_8, List.of());
        } catch (CharacterCodingException e) {
            return read(file, StandardCharsets.ISO_8859_1, List.of("The file is not in UTF-8: read as ISO 8859-1."));
        }
    }

    private static ElectionRead read(Path file, Charset charset, List<String> notes) throws IOException {
        try (Reader reader = new BufferedReader(new InputStreamReader(
                Files.newInputStream(file),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)))) {
            return read(new Source(reader), notes);
        } catch (Broken broken) {
            return broken.refusal();
        }
    }

    private static ElectionRead.Election read(Source source, List<String> encoding) throws IOException {
        Header header = Header.read(source);
        Ballots ballots = new Ballots(source, header);
        ballots.read();
        List<String> texts = Names.read(source, header.options());
        List<String> notes = new ArrayList<>(encoding);
        notes.addAll(header.notes());
        notes.addAll(ballots.notes());
        if (texts.isEmpty()) {
            notes.add("The file has no names.");
        }
        List<BallotOption> options = new ArrayList<>();
        SortedMap<String, String> names = new TreeMap<>();
        for (int i = 1; i <= header.options(); i++) {
            String code = Integer.toString(i);
            String name = texts.isEmpty() ? code : texts.get(i - 1);
            if (header.withdrawn(i)) {
                notes.add("Option " + code + " (" + name + ") is withdrawn.");
                continue;
            }
            options.add(BallotOption.of(code));
            if (!name.isEmpty() && !name.equals(code)) {
                names.put(code, name);
            }
        }
        BallotRules rules = ballots.rules(options.size());
        String title = texts.isEmpty() ? "" : texts.getLast();
        return new ElectionRead.Election(
                title, options, names, rules, header.seats(), null, ballots.grouped(rules), notes);
    }
}
