package org.minga.voting.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailMessage;
import org.minga.tally.formats.log.SignedHead;

/** Mails heads, in words and as the file that {@code ./minga verify} takes. */
final class EmailWitness implements HeadWitness {
    private final String address;
    private final PostOffice office;
    private final ObjectMapper mapper;

    EmailWitness(String address, PostOffice office, ObjectMapper mapper) {
        this.address = address;
        this.office = office;
        this.mapper = mapper;
    }

    /** A person's address is told to nobody, so only its domain is. */
    @Override
    public String name() {
        return WitnessName.of("email", address.substring(address.lastIndexOf('@') + 1), address);
    }

    @Override
    public void show(SignedHead signed) {
        HeadView head = HeadView.of(signed);
        office.send(new MailMessage()
                .setTo(address)
                .setSubject("Ballot log of contest " + head.contestId() + ", size " + head.size())
                .setText("""
                        This is a head of the ballot log of contest %s.

                        Entries: %d
                        Root:    %s
                        Signed:  %s
                        Key:     %s

                        Please keep this mail. Once the audit bundle of the contest is published, hold the attached head
                        against it: ./minga verify BUNDLE --head FILE
                        """.formatted(head.contestId(), head.size(), head.root(), head.at(), head.key()))
                .setAttachment(MailAttachment.create()
                        .setName("head-" + head.contestId() + "-" + head.size() + ".json")
                        .setContentType("application/json")
                        .setData(Buffer.buffer(json(head)))));
    }

    private byte[] json(HeadView head) {
        try {
            return mapper.writeValueAsBytes(head);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a head can't be written", e);
        }
    }
}
