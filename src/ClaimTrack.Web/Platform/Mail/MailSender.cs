using MimeKit;
using MimeKit.Utils;

namespace ClaimTrack.Web.Platform.Mail;

/// <summary>An e-mail was not sent. Its message is for the person who waits for it; the reason is in the log.</summary>
public sealed class MailNotSentException(string message, Exception? reason = null) : Exception(message, reason)
{
    /// <summary>What to show when there is nothing better to say.</summary>
    public const string Sentence = "We could not send the e-mail. Try again later.";
}

/// <summary>Sends e-mail: into a folder while developing, through a server otherwise.</summary>
public abstract class MailSender(MailboxAddress from, TimeProvider clock)
{
    // Nothing but one address: no display name, no list, no group, no comment, no way to a second line.
    static readonly ParserOptions Strict = new() { AddressParserComplianceMode = RfcComplianceMode.Strict, AllowAddressesWithoutDomain = false };

    /// <summary>Whether there is a way for messages to go.</summary>
    public virtual bool CanSend => true;

    /// <summary>How long handing one message over takes at most.</summary>
    public virtual TimeSpan Patience => TimeSpan.FromSeconds(5);

    /// <summary>Sends a message. Throws <see cref="MailNotSentException"/> when it could not be handed over.</summary>
    public async Task SendAsync(MailMessage message, CancellationToken ct)
    {
        using var mime = Compose(message);
        await Deliver(message, mime, ct);
    }

    /// <summary>Hands over a message that is ready to go.</summary>
    protected abstract Task Deliver(MailMessage message, MimeMessage mime, CancellationToken ct);

    MimeMessage Compose(MailMessage message)
    {
        var mime = new MimeMessage
        {
            // MimeKit keeps it one header, whatever it holds.
            Subject = message.Subject,
            Date = clock.GetUtcNow(),
            // Under our own domain, so that it says nothing of the machine.
            // One that may be sent again after a crash has the same number both times: whoever gets it sees one.
            MessageId = message.Key is { } key ? $"{key}@{from.Domain}" : MimeUtils.GenerateMessageId(from.Domain),
            Body = new TextPart("plain") { Text = message.Text },
        };
        mime.From.Add(from);
        mime.To.Add(Recipient(message.To));
        // Asks out-of-office replies to spare us.
        mime.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        if (message.Unsubscribe is { } end)
        {
            mime.Headers.Add(HeaderId.ListUnsubscribe, $"<{end}>");
            mime.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }
        return mime;
    }

    static MailboxAddress Recipient(string to) =>
        MailboxAddress.TryParse(Strict, to, out var mailbox) && mailbox.Address == to && !to.Any(char.IsControl)
            ? mailbox
            : throw new MailNotSentException("We could not send the e-mail: the address is not one that e-mail can go to.");
}
