using System.Threading.RateLimiting;
using ClaimTrack.Data;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Mail;
using Microsoft.Extensions.Options;

namespace ClaimTrack.Web.Features.Accounts;

/// <summary>The letters that accounts get. They are sent after the answer has gone out, so that its time does not tell
/// whether there was anybody to write to; and only so many to one address, so that nobody's mailbox is flooded with them.</summary>
public sealed class Letters(MailSender mail, SiteAddress addresses, IOptions<SiteOptions> site, IOptions<SignInOptions> options, ILogger<Letters> log) : IDisposable
{
    readonly PartitionedRateLimiter<string> _perAddress = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetFixedWindowLimiter(
        address.ToUpperInvariant(), _ => new() { PermitLimit = options.Value.LinksPerAddress, Window = TimeSpan.FromMinutes(30), QueueLimit = 0 }));

    string Site => site.Value.Name;

    string Hours => options.Value.LinkHours == 1 ? "one hour" : $"{options.Value.LinkHours:0.##} hours";

    /// <summary>The link by which somebody confirms an address.</summary>
    public void ToConfirm(HttpContext context, Account account, string token, string? invite) => Send(context, account, $"Confirm your address for {Site}",
        $"""
         Hello {account.DisplayName},

         somebody, we hope you, made an account at {Site} with this address. Confirm it here within {Hours}:

         {Link("/account/confirm", account, token)}{(invite is null ? "" : $"&invite={Uri.EscapeDataString(invite)}")}

         If it was not you, do nothing.
         """);

    /// <summary>Says that an account was made, where addresses need no confirmation before the first sign-in.</summary>
    public void Welcome(HttpContext context, Account account, string token) => Send(context, account, $"Your account at {Site}",
        $"""
         Hello {account.DisplayName},

         somebody, we hope you, made an account at {Site} with this address. Sign in here:

         {addresses.Of("/account/sign-in")}

         Please confirm that the address is yours, within {Hours}:

         {Link("/account/confirm", account, token)}
         """);

    /// <summary>Tells the owner of an account that somebody tried to make another with the same address.</summary>
    public void TakenAlready(HttpContext context, Account account) => Send(context, account, $"You have an account at {Site} already",
        $"""
         Hello {account.DisplayName},

         somebody, perhaps you, tried to make an account at {Site} with this address. It has one already; nothing was changed.

         Sign in: {addresses.Of("/account/sign-in")}
         Forgot the password? {addresses.Of("/account/forgot")}
         """);

    /// <summary>The link by which somebody sets another password.</summary>
    public void ToReset(HttpContext context, Account account, string token) => Send(context, account, $"A new password for {Site}",
        $"""
         Hello {account.DisplayName},

         with this link you set a new password for {Site}. It works once, within {Hours}:

         {Link("/account/reset", account, token)}

         If you did not ask for it, do nothing; your password stays as it is.
         """);

    /// <summary>Tells the owner that the password is another one now.</summary>
    public void PasswordChanged(HttpContext context, Account account) => Send(context, account, $"Your password for {Site} was changed",
        $"""
         Hello {account.DisplayName},

         the password of your account at {Site} was changed, and every other session was ended.

         If it was not you, set another one at once: {addresses.Of("/account/forgot")}
         """, counts: false);

    string Link(string path, Account account, string token) => addresses.Of($"{path}?account={Uri.EscapeDataString(account.Id)}&token={Uri.EscapeDataString(token)}");

    void Send(HttpContext context, Account account, string subject, string text, bool counts = true)
    {
        if (counts)
        {
            using var lease = _perAddress.AttemptAcquire(account.Email!);
            if (!lease.IsAcquired)
            {
                log.LogWarning("Account {Account} has had its share of letters", account.Id);
                return;
            }
        }
        context.Response.OnCompleted(async () =>
        {
            try
            {
                await mail.SendAsync(new MailMessage(account.Email!, subject, text), CancellationToken.None);
            }
            catch (MailNotSentException e)
            {
                log.LogWarning("A letter to account {Account} was not sent: {Reason}", account.Id, e.Message);
            }
            catch (Exception e)
            {
                log.LogError(e, "A letter to account {Account} was not sent", account.Id);
            }
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _perAddress.Dispose();
}
