using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ClaimTrack.Web.Platform.Mail;

/// <summary>Sends through a mail server, one connection for each message.</summary>
public sealed class SmtpMail(IOptions<MailOptions> settings, TimeProvider clock, ILogger<SmtpMail> log) : MailSender(settings.Value.Sender(), clock)
{
    readonly MailOptions.SmtpOptions _smtp = settings.Value.Smtp;
    readonly TimeProvider _clock = clock;

    /// <inheritdoc/>
    protected override async Task Deliver(MailMessage message, MimeMessage mime, CancellationToken ct)
    {
        using var time = new CancellationTokenSource(_smtp.Timeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, time.Token);
        try
        {
            using var client = new SmtpClient();
            await client.ConnectAsync(_smtp.Host, _smtp.PortInUse, Secure(), either.Token);
            if (_smtp.User.Length > 0) await client.AuthenticateAsync(_smtp.User, _smtp.Password, either.Token);
            await client.SendAsync(mime, either.Token);
            // The message is theirs by now; MailKit lets a farewell fail.
            await client.DisconnectAsync(quit: true, either.Token);
        }
        catch (Exception problem) when (!ct.IsCancellationRequested && IsTheServers(problem))
        {
            // The kind and the number only: a server's words repeat the address it refused.
            log.LogWarning("E-mail was not sent through {Host}: {Problem} {Status}", _smtp.Host,
                time.IsCancellationRequested ? "timeout" : problem.GetType().Name, (problem as SmtpCommandException)?.StatusCode);
            throw new MailNotSentException(MailNotSentException.Sentence, problem);
        }
    }

    static bool IsTheServers(Exception problem) => problem is OperationCanceledException or IOException or SocketException or AuthenticationException
        or SslHandshakeException or MailKit.ProtocolException or MailKit.CommandException or MailKit.ServiceNotConnectedException or NotSupportedException;

    SecureSocketOptions Secure() => _smtp.Security switch
    {
        SmtpSecurity.Ssl => SecureSocketOptions.SslOnConnect,
        SmtpSecurity.None => SecureSocketOptions.None,
        // Not "when available": whoever sits in between could say that it is not.
        _ => SecureSocketOptions.StartTls,
    };
}
