using MimeKit;

namespace ClaimTrack.Web.Platform.Mail;

/// <summary>Stands where no mail server is configured, and says so instead of pretending.</summary>
public sealed class NoMail(TimeProvider clock, ILogger<NoMail> log) : MailSender(new MailboxAddress("ClaimTrack", "claimtrack@localhost"), clock)
{
    /// <inheritdoc/>
    public override bool CanSend => false;

    /// <inheritdoc/>
    protected override Task Deliver(MailMessage message, MimeMessage mime, CancellationToken ct)
    {
        log.LogWarning("E-mail was not sent: configure Mail:Smtp:Host and Mail:From, or Mail:Folder to keep messages as files");
        throw new MailNotSentException("We could not send the e-mail: this site has no mail server yet. Ask whoever runs it.");
    }
}
