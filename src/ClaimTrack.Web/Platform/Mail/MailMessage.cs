namespace ClaimTrack.Web.Platform.Mail;

/// <summary>A message to one person, in plain text.</summary>
/// <param name="To">The person's e-mail address, and nothing else.</param>
/// <param name="Subject">The subject, in one line.</param>
/// <param name="Text">The message.</param>
public sealed record MailMessage(string To, string Subject, string Text)
{
    /// <summary>What tells it from every other, in letters, digits, dots and hyphens; null for one that is sent once only.</summary>
    public string? Key { get; init; }

    /// <summary>Where a mail program sends the wish to get no more such letters, in one click and without asking (RFC 8058);
    /// null for what cannot be ended so.</summary>
    public string? Unsubscribe { get; init; }
}
