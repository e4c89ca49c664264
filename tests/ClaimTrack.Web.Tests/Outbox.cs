using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ClaimTrack.Web.Platform.Mail;
using MimeKit;

namespace ClaimTrack.Web.Tests;

/// <summary>Where the letters of an application under test end up.</summary>
public sealed partial class Outbox() : MailSender(new MailboxAddress("ClaimTrack", "claimtrack@localhost"), TimeProvider.System)
{
    readonly ConcurrentQueue<MailMessage> _sent = new();
    readonly ConcurrentQueue<string> _refused = new();
    readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> _headers = [];

    /// <summary>Every letter so far.</summary>
    public IReadOnlyCollection<MailMessage> Sent => _sent;

    /// <summary>The headers of the letter with a key.</summary>
    public IReadOnlyDictionary<string, string> Headers(string key) => _headers[key];

    /// <summary>The addresses to which nothing can be sent just now.</summary>
    public Func<string, bool> Refuses { get; set; } = _ => false;

    /// <summary>The addresses to which something could not be sent.</summary>
    public IReadOnlyCollection<string> Refused => _refused;

    /// <inheritdoc/>
    protected override Task Deliver(MailMessage message, MimeMessage mime, CancellationToken ct)
    {
        if (Refuses(message.To))
        {
            _refused.Enqueue(message.To);
            throw new MailNotSentException("The server is away.");
        }
        _sent.Enqueue(new MailMessage(mime.To.Mailboxes.Single().Address, mime.Subject ?? "", mime.TextBody ?? "") { Key = message.Key, Unsubscribe = message.Unsubscribe });
        _headers[message.Key ?? ""] = mime.Headers.ToDictionary(h => h.Field, h => h.Value);
        return Task.CompletedTask;
    }

    /// <summary>The newest letter to an address; letters leave a moment after the answer.</summary>
    public async Task<MailMessage> LastTo(string address, int atLeast = 1)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            var letters = _sent.Where(m => m.To == address).ToList();
            if (letters.Count >= atLeast) return letters[^1];
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
        throw new InvalidOperationException($"No letter number {atLeast} to {address}; there are {string.Join(", ", _sent.Select(m => $"{m.To}: {m.Subject}"))}.");
    }

    /// <summary>The link in the newest letter to an address whose path begins so, without the host.</summary>
    public async Task<string> LinkTo(string address, string path, int atLeast = 1)
    {
        var letter = await LastTo(address, atLeast);
        return Links().Matches(letter.Text).Select(m => new Uri(m.Value).PathAndQuery).First(link => link.StartsWith(path, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Links();
}
