using ClaimTrack.Data;
using Microsoft.AspNetCore.Identity;

namespace ClaimTrack.Web.Access;

/// <summary>Refuses passwords that stand on every guesser's list: well-known words and rows of keys, repeated or decorated
/// with digits, and the person's own name or address.</summary>
sealed class CommonPasswords : IPasswordValidator<Account>
{
    static readonly string[] Words =
    [
        "password", "passwort", "contrasena", "motdepasse", "qwerty", "qwertz", "azerty", "asdfgh", "yxcvbn", "zxcvbn", "letmein",
        "welcome", "iloveyou", "admin", "administrator", "monkey", "dragon", "football", "baseball", "sunshine", "princess",
        "superman", "trustno", "changeme", "secret", "master", "login", "hello", "whatever", "claimtrack", "factcheck", "abcdefgh",
        "abcd", "abc", "test", "user", "guest", "default", "qazwsx", "starwars", "computer", "internet", "correcthorse", "batterystaple",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(password is not null && (password.Length > Identity.PasswordMax || IsCommon(password, user))
            ? IdentityResult.Failed(new IdentityError
            {
                Code = "PasswordCommon",
                Description = password.Length > Identity.PasswordMax
                    ? $"Use at most {Identity.PasswordMax} characters."
                    : "This password is easy to guess. Choose one without common words, your name, or rows of keys.",
            })
            : IdentityResult.Success);

    static bool IsCommon(string password, Account user)
    {
        var letters = string.Concat(password.ToLowerInvariant().Where(char.IsLetter));
        if (letters.Length < 3) return true; // nothing but digits and signs
        foreach (var word in Words.Append(user.Email?.Split('@')[0].ToLowerInvariant() ?? "").Append(string.Concat(user.DisplayName.ToLowerInvariant().Where(char.IsLetter))))
            if (word.Length >= 3 && letters.Replace(word, "").Length <= 2)
                return true;
        return false;
    }
}
