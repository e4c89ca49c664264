using ClaimTrack.Data;
using ClaimTrack.Web.Live;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ClaimTrack.Web.Access;

/// <summary>How an attempt to sign in ended.</summary>
public enum SignInAnswer
{
    /// <summary>The person is signed in.</summary>
    SignedIn,

    /// <summary>No such account, a wrong password, or the account is locked: whoever asks is not told which.</summary>
    Refused,

    /// <summary>The password is right, and the e-mail address waits for its confirmation.</summary>
    Unconfirmed,
}

/// <summary>Begins and ends sessions, and with them the live connections that they opened.</summary>
public sealed class Sessions(SignInManager<Account> signIn, UserManager<Account> accounts, AppDbContext db, LiveConnections live,
    IOptions<SignInOptions> options, TimeProvider clock)
{
    /// <summary>Signs in by e-mail address and password. Every way through costs one hash of the password, so that the time
    /// tells as little as the answer.</summary>
    /// <param name="email">The address.</param>
    /// <param name="password">The password as it was typed.</param>
    /// <param name="stay">Whether the session outlives the browser.</param>
    /// <param name="ct">Ends the attempt.</param>
    public async Task<SignInAnswer> SignIn(string email, string password, bool stay, CancellationToken ct)
    {
        var account = await accounts.FindByEmailAsync(email);
        var mayTry = await TakeAttempt(account?.Id ?? "", ct);
        var isRight = account?.PasswordHash is null ? HashForNothing(password) : await accounts.CheckPasswordAsync(account, password);
        if (account is null || !mayTry || !isRight) return SignInAnswer.Refused;
        await Forgive(account.Id, ct);
        if (!await signIn.CanSignInAsync(account)) return SignInAnswer.Unconfirmed;
        await Start(account, stay);
        return SignInAnswer.SignedIn;
    }

    /// <summary>Signs in somebody who has proved otherwise who they are.</summary>
    public Task Start(Account account, bool stay = false) => signIn.SignInAsync(account, new AuthenticationProperties
    {
        IsPersistent = stay,
        ExpiresUtc = stay ? clock.GetUtcNow().AddDays(options.Value.StayDays) : null,
    });

    /// <summary>Signs this browser out.</summary>
    public async Task SignOut(string? accountId)
    {
        await signIn.SignOutAsync();
        if (accountId is not null) live.End(accountId);
    }

    /// <summary>Sets another password for somebody who knows the present one. This browser stays signed in; every other
    /// session and every live connection ends.</summary>
    public async Task<IdentityResult> ChangePassword(Account account, string present, string wanted)
    {
        var result = await accounts.ChangePasswordAsync(account, present, wanted);
        if (!result.Succeeded) return result;
        await signIn.RefreshSignInAsync(account);
        live.End(account.Id);
        return result;
    }

    /// <summary>Sets another password for somebody who holds the token of a letter, which works once; whoever has the letter
    /// has the address. Every session ends, and this browser is signed in.</summary>
    public async Task<IdentityResult> ResetPassword(Account account, string token, string wanted, CancellationToken ct)
    {
        var result = await accounts.ResetPasswordAsync(account, token, wanted);
        if (!result.Succeeded) return result;
        if (!account.EmailConfirmed)
        {
            account.EmailConfirmed = true;
            await accounts.UpdateAsync(account);
        }
        await Forgive(account.Id, ct);
        live.End(account.Id);
        await Start(account);
        return result;
    }

    // The attempt is counted before the password is looked at, in one statement: of any number that come at the same
    // instant no more pass than may. The last one locks the account; if it was right, it is forgiven at once.
    async Task<bool> TakeAttempt(string accountId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? until = now.AddMinutes(options.Value.LockoutMinutes), never = null;
        var last = options.Value.AttemptsBeforeLockout - 1;
        return await db.Users.Where(a => a.Id == accountId && (a.LockoutEnd == null || a.LockoutEnd <= now)).ExecuteUpdateAsync(set => set
            .SetProperty(a => a.LockoutEnd, a => a.AccessFailedCount >= last ? until : never)
            .SetProperty(a => a.AccessFailedCount, a => a.AccessFailedCount >= last ? 0 : a.AccessFailedCount + 1), ct) == 1;
    }

    Task Forgive(string accountId, CancellationToken ct) => db.Users.Where(a => a.Id == accountId).ExecuteUpdateAsync(set => set
        .SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null)
        .SetProperty(a => a.AccessFailedCount, 0), ct);

    /// <summary>Does the work that checking a password would be, and is never satisfied.</summary>
    public bool HashForNothing(string password) => accounts.PasswordHasher.HashPassword(new Account(), password).Length == 0;
}
