namespace ClaimTrack.Web.Platform.Mail;

/// <summary>A message to one person, in plain text.</summary>
/// <param name="To">The person's e-mail address, and nothing else.</param>
/// <param name="Subject">The subject, in one line.</param>
/// <param name="Text">The message.</param>
public sealed record MailMessage(string To, string Subject, string Text)
{
    /// <summary>What tells it from every other, in letters, digits, dots and hyphens; null for one that is sent once only.</summary>
    public string? Key { get; init; }
}
