using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using ClaimTrack.Web.Platform.Mail;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace ClaimTrack.Web.Tests.Platform;

public class SmtpMailTests
{
    // For what happens at once unless something is broken; then the test fails instead of hanging.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    static CancellationToken Ct => TestContext.Current.CancellationToken;
    static MailMessage Hello => new("ana@example.org", "Hello, Łódź", "Text\n.\n..more");

    readonly ListLog _log = new();

    [Fact]
    public async Task A_message_reaches_the_server_whole()
    {
        await using var server = new Conversation();
        await Mail(server.Port).SendAsync(Hello, Ct);
        Assert.Contains(server.Heard, line => line.StartsWith("MAIL FROM:<desk@example.org>", StringComparison.Ordinal));
        Assert.Single(server.Heard, line => line.StartsWith("RCPT TO:", StringComparison.Ordinal));
        var message = await MimeMessage.LoadAsync(new MemoryStream(Encoding.UTF8.GetBytes(server.Data)), Ct);
        Assert.Equal(("Hello, Łódź", "Text\n.\n..more"), (message.Subject, message.TextBody!.ReplaceLineEndings("\n").TrimEnd('\n')));
    }

    [Theory]
    [InlineData("RCPT", "550 5.1.1 <ana@example.org>: no such user"), InlineData("MAIL", "553 sender refused"), InlineData("DATA", "554 no")]
    [InlineData(".", "552 too much from ana@example.org"), InlineData("", "554 go away")]
    public async Task A_refusal_is_told_plainly_and_logged_without_the_address(string command, string answer)
    {
        await using var server = new Conversation((command, answer));
        await IsNotSent(Mail(server.Port));
        Assert.DoesNotContain(_log.Lines, line => line.Contains("ana@example.org"));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_plainly()
    {
        int port;
        await using (var server = new Conversation()) port = server.Port;
        await IsNotSent(Mail(port));
    }

    [Fact]
    public async Task A_server_that_hangs_up_is_told_plainly()
    {
        await using var server = new RawServer((_, _) => Task.CompletedTask);
        await IsNotSent(Mail(server.Port));
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up_in_time()
    {
        var clock = new FakeTimeProvider();
        await using var server = new RawServer((_, ct) => Task.Delay(Timeout.InfiniteTimeSpan, ct));
        var sending = Mail(server.Port, clock: clock).SendAsync(Hello, Ct);
        await server.Reached.Task.WaitAsync(Patience, Ct);
        Assert.False(sending.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(20));
        await Assert.ThrowsAsync<MailNotSentException>(() => sending);
        Assert.Contains(_log.Lines, line => line.Contains("timeout"));
    }

    [Fact]
    public async Task A_server_without_tls_gets_nothing_when_tls_is_asked_for()
    {
        await using var server = new Conversation();
        await IsNotSent(Mail(server.Port, SmtpSecurity.StartTls));
        Assert.DoesNotContain(server.Heard, line => line.StartsWith("MAIL", StringComparison.Ordinal) || line.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_gets_nothing()
    {
        using var certificate = Site.OwnCertificate();
        var heard = 0;
        await using var server = new RawServer(async (stream, ct) =>
        {
            await using var tls = new SslStream(stream);
            try
            {
                await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, ct);
                await tls.WriteAsync("220 hello\r\n"u8.ToArray(), ct);
                heard = await tls.ReadAsync(new byte[100], ct);
            }
            catch (System.Security.Authentication.AuthenticationException)
            {
                // As it should be: they do not want us.
            }
        });
        await IsNotSent(Mail(server.Port, SmtpSecurity.Ssl));
        Assert.Equal(0, heard);
    }

    [Fact]
    public async Task A_farewell_that_fails_does_not_unsend_the_message()
    {
        await using var server = new Conversation(("QUIT", ""));
        await Mail(server.Port).SendAsync(Hello, Ct);
        Assert.Contains("Subject:", server.Data);
    }

    [Fact]
    public async Task The_callers_own_cancellation_is_thrown()
    {
        await using var server = new RawServer((_, ct) => Task.Delay(Timeout.InfiniteTimeSpan, ct));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var sending = Mail(server.Port).SendAsync(Hello, stop.Token);
        await server.Reached.Task.WaitAsync(Patience, Ct);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    async Task IsNotSent(SmtpMail mail)
    {
        var problem = await Assert.ThrowsAsync<MailNotSentException>(() => mail.SendAsync(Hello, Ct));
        Assert.Equal("We could not send the e-mail. Try again later.", problem.Message);
        Assert.Single(_log.Lines);
    }

    SmtpMail Mail(int port, SmtpSecurity security = SmtpSecurity.None, TimeProvider? clock = null) => new(
        Options.Create(new MailOptions { From = "ClaimTrack <desk@example.org>", Smtp = new() { Host = "127.0.0.1", Port = port, Security = security } }),
        clock ?? TimeProvider.System, LoggerFactory.Create(logging => logging.AddProvider(_log)).CreateLogger<SmtpMail>());

    /// <summary>A mail server that agrees to everything, except where a test gives it other words. No words: it hangs up.</summary>
    sealed class Conversation : IAsyncDisposable
    {
        readonly RawServer _server;

        public Conversation(params (string Command, string Answer)[] instead) => _server = new(async (stream, ct) =>
        {
            using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
            if (!await Say(stream, Other("") ?? "220 mail.test ready", ct)) return;
            while (await reader.ReadLineAsync(ct) is { } line)
            {
                Heard.Add(line);
                var command = line.Split(' ')[0].ToUpperInvariant();
                var usual = command switch { "DATA" => "354 go on", "QUIT" => "221 bye", "EHLO" => "250-mail.test\r\n250 8BITMIME", _ => "250 ok" };
                if (!await Say(stream, Other(command) ?? usual, ct) || command == "QUIT") return;
                if (command != "DATA" || Other(command) is not null) continue;
                var data = new StringBuilder();
                while (await reader.ReadLineAsync(ct) is { } text && text != ".") data.Append(text.StartsWith('.') ? text[1..] : text).Append("\r\n");
                Data = data.ToString();
                if (!await Say(stream, Other(".") ?? "250 queued", ct)) return;
            }

            string? Other(string command) => instead.Where(other => other.Command == command).Select(other => other.Answer).FirstOrDefault();
        });

        public int Port => _server.Port;

        public List<string> Heard { get; } = [];

        public string Data { get; private set; } = "";

        static async Task<bool> Say(NetworkStream stream, string words, CancellationToken ct)
        {
            if (words.Length == 0) return false;
            await stream.WriteAsync(Encoding.UTF8.GetBytes($"{words}\r\n"), ct);
            return true;
        }

        public ValueTask DisposeAsync() => _server.DisposeAsync();
    }
}
