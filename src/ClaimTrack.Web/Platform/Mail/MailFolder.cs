using MimeKit;

namespace ClaimTrack.Web.Platform.Mail;

/// <summary>Keeps messages as files instead of sending them; any mail program opens them.</summary>
public sealed class MailFolder(string folder, MailboxAddress from, TimeProvider clock) : MailSender(from, clock)
{
    readonly TimeProvider _clock = clock;
    int _count;

    /// <summary>Where the messages are.</summary>
    public string Folder => folder;

    /// <inheritdoc/>
    protected override async Task Deliver(MailMessage message, MimeMessage mime, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        // Names sort by time, then by order within this run; the last part keeps two instances apart. No address in a name. What
        // is sent again has the name that it had.
        var name = message.Key is { } key ? $"{key}.eml" : $"{_clock.GetUtcNow():yyyyMMdd-HHmmss-fff}-{Interlocked.Increment(ref _count):D6}-{Guid.NewGuid():N}.eml";
        var unfinished = Path.Combine(folder, $".{name}");
        await mime.WriteToAsync(unfinished, ct);
        // Whoever watches the folder sees whole messages only.
        File.Move(unfinished, Path.Combine(folder, name), overwrite: true);
    }
}
