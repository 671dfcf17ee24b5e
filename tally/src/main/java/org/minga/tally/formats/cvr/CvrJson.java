package org.minga.tally.formats.cvr;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.minga.tally.formats.bundle.BallotJson;
import org.minga.tally.formats.csv.CsvFault;
import org.minga.tally.formats.election.ElectionRead;
import org.minga.tally.formats.election.ElectionRead.Election;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.GroupedBallot;

/**
 * Cast vote records as JSON: {@code {"format":"minga-cvr","version":1,"contest":{"title":…,"ballot":…,"seats":…,
 * "options":[{"code":…,"name":…}]},"records":[{"count":3,"ballot":{…}}]}}. A ballot has the shape that
 * {@link BallotJson} describes, as everywhere in Minga.
 *
 * <p>In the words of NIST SP 1500-103: {@code contest} is the {@code Contest} with its {@code Name}, {@code
 * VoteVariation} and {@code VotesAllowed}; an option is a {@code ContestSelection}, its code the {@code @id}; a record
 * stands for as many {@code CVR}s as it counts, each with one {@code CVRSnapshot} and one {@code CVRContest}; the place
 * in {@code ranking} or {@code ranks} is the {@code Rank} of a {@code SelectionPosition}, a figure its {@code
 * NumberVotes}, and {@code "overvote"} a {@code CVRContest} whose {@code Status} is {@code overvoted}. Records have
 * neither ids nor places: a ballot that could be found again would not be secret.
 */
public final class CvrJson {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(1 << 16)
                    .maxNameLength(1 << 12)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private CvrJson() {}

    /** Writes all ballots of an election, one to a line, as UTF-8. Does not close the stream. */
    public static void write(Election election, OutputStream out) throws IOException {
        write(election, election.ballots(), out);
    }

    /**
     * Writes ballots that need not all be in memory: they are gone through once.
     *
     * @param election what is to be told of the contest; its own ballots do not count
     */
    public static void write(Election election, Iterable<GroupedBallot> ballots, OutputStream out) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartObject();
            json.writeStringField("format", "minga-cvr");
            json.writeNumberField("version", 1);
            json.writeObjectFieldStart("contest");
            json.writeStringField("title", election.title());
            json.writeStringField("ballot", election.ballot().kind().label());
            json.writeNumberField("seats", election.seats());
            json.writeArrayFieldStart("options");
            for (BallotOption option : election.options()) {
                json.writeStartObject();
                json.writeStringField("code", option.code());
                json.writeStringField("name", election.name(option.code()));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeArrayFieldStart("records");
            for (GroupedBallot group : ballots) {
                json.writeRaw('\n');
                json.writeStartObject();
                json.writeNumberField("count", group.times());
                json.writeFieldName("ballot");
                json.writeRawValue(BallotJson.write(group.ballot()));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /**
     * Reads the ballots of an election whose contest is known.
     *
     * @param contest its options and ballot rules count, its ballots do not
     * @return the contest with the ballots of the file, or a refusal
     * @throws IOException if the file can't be read
     */
    public static ElectionRead read(Path file, Election contest) throws IOException {
        RecordReading reading = new RecordReading(contest);
        try (InputStream in = Files.newInputStream(file);
                JsonParser json = FACTORY.createParser(in)) {
            expect(json, json.nextToken() == JsonToken.START_OBJECT, "Cast vote records are an object.");
            boolean records = false;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean here = json.currentName().equals("records");
                records |= here;
                json.nextToken();
                if (here) {
                    records(json, reading, contest);
                } else {
                    json.skipChildren();
                }
            }
            expect(json, records && json.nextToken() == null, "There must be records, and nothing after them.");
            return reading.election();
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
            String reason = e.getOriginalMessage().lines().findFirst().orElse("");
            return new ElectionRead.Refused(
                    Math.max(0, line), Math.max(0, column), "Not readable as JSON: " + shortened(reason));
        } catch (CharConversionException e) {
            return new ElectionRead.Refused(0, 0, "The text is not UTF-8.");
        } catch (CsvFault fault) {
            return fault.refusal();
        }
    }

    private static void records(JsonParser json, RecordReading reading, Election contest) throws IOException {
        expect(json, json.currentToken() == JsonToken.START_ARRAY, "The records are an array.");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json, json.currentToken() == JsonToken.START_OBJECT, "A record is an object.");
            long line = json.currentTokenLocation().getLineNr();
            long count = 0;
            String ballot = "";
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken token = json.nextToken();
                if (name.equals("count")) {
                    expect(json, token == JsonToken.VALUE_NUMBER_INT, "The count is a whole number.");
                    count = json.getLongValue();
                } else if (name.equals("ballot")) {
                    ballot = text(json);
                } else {
                    expect(json, false, "A record has a count and a ballot.");
                }
            }
            expect(json, count >= 1, "The count must be at least 1.");
            switch (BallotJson.read(ballot, contest.ballot().kind())) {
                case BallotJson.BallotRead.Read read -> reading.add(line, read.ballot(), count);
                case BallotJson.BallotRead.Refused refused -> throw new CsvFault(line, 0, refused.reason());
            }
        }
    }

    /** The value at hand as it stands, but for blanks. */
    private static String text(JsonParser json) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator copy = FACTORY.createGenerator(text)) {
            copy.copyCurrentStructure(json);
        }
        return text.toString();
    }

    private static void expect(JsonParser json, boolean fits, String reason) {
        if (!fits) {
            throw new CsvFault(
                    json.currentLocation().getLineNr(), json.currentLocation().getColumnNr(), reason);
        }
    }

    private static String shortened(String reason) {
        return reason.length() <= 200 ? reason : reason.substring(0, 200) + "…";
    }
}
