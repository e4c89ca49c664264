using MimeKit;

namespace ClaimTrack.Web.Platform.Mail;

/// <summary>How the connection to the mail server is kept private.</summary>
public enum SmtpSecurity
{
    /// <summary>Begins in the open and must turn to TLS before anything is said. Port 587.</summary>
    StartTls,

    /// <summary>TLS from the first byte. Port 465.</summary>
    Ssl,

    /// <summary>None, for a relay on the same machine or private network. Port 25.</summary>
    None,
}

/// <summary>E-mail, from the section <c>Mail</c>.</summary>
public sealed class MailOptions
{
    /// <summary>Who messages come from: <c>ClaimTrack &lt;desk@example.org&gt;</c>.</summary>
    public string From { get; init; } = "ClaimTrack <claimtrack@localhost>";

    /// <summary>A folder that keeps messages as files instead of sending them; relative to the application's folder.</summary>
    public string? Folder { get; init; }

    /// <summary>The mail server.</summary>
    public SmtpOptions Smtp { get; init; } = new();

    /// <summary>The mail server, from <c>Mail:Smtp</c>.</summary>
    public sealed class SmtpOptions
    {
        /// <summary>Its name; nothing is sent without one.</summary>
        public string Host { get; init; } = "";

        /// <summary>Its port; the usual one of <see cref="Security"/> unless given.</summary>
        public int? Port { get; init; }

        /// <summary>Who signs in to it, if anyone must.</summary>
        public string User { get; init; } = "";

        /// <summary>The password that goes with <see cref="User"/>.</summary>
        public string Password { get; init; } = "";

        /// <summary>How the connection is kept private.</summary>
        public SmtpSecurity Security { get; init; }

        /// <summary>The time for one message.</summary>
        public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

        internal int PortInUse => Port ?? Security switch { SmtpSecurity.Ssl => 465, SmtpSecurity.None => 25, _ => 587 };
    }

    /// <summary>What is wrong with these settings, in sentences for the operator; empty when nothing is.</summary>
    public IEnumerable<string> Mistakes()
    {
        if (!MailboxAddress.TryParse(From, out var from) || !from.Address.Contains('@'))
            yield return $"Mail:From is '{From}'. Use an e-mail address, with a name before it if you like: ClaimTrack <desk@example.org>.";
        else if (Smtp.Host.Length > 0 && from.Domain == "localhost")
            yield return "Mail:Smtp:Host is set, but Mail:From is not. Set the address that messages come from.";
        if (Smtp.Port is < 1 or > 65535) yield return $"Mail:Smtp:Port is {Smtp.Port}. Ports go from 1 to 65535.";
        if ((Smtp.User.Length == 0) != (Smtp.Password.Length == 0)) yield return "Mail:Smtp has a User or a Password without the other.";
        if (Smtp is { User.Length: > 0, Security: SmtpSecurity.None }) yield return "Mail:Smtp:Security is None, so the password would travel in the open. Use StartTls or Ssl, or leave out User and Password.";
        if (Smtp.Timeout <= TimeSpan.Zero || Smtp.Timeout > TimeSpan.FromMinutes(5)) yield return $"Mail:Smtp:Timeout is {Smtp.Timeout}. Use more than nothing and at most five minutes.";
        if (Smtp.Host.Length > 0 && Folder is { Length: > 0 }) yield return "Mail:Smtp:Host and Mail:Folder are both set. Messages go to one of them.";
    }

    internal MailboxAddress Sender() => MailboxAddress.Parse(From);
}
