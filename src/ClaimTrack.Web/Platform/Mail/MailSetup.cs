using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ClaimTrack.Web.Platform.Mail;

/// <summary>Sets up e-mail.</summary>
public static class MailSetup
{
    const string DevelopmentFolder = "App_Data/mail";

    /// <summary>
    /// Adds <see cref="MailSender"/>: the server that <c>Mail:Smtp:Host</c> names, else the folder that <c>Mail:Folder</c> names,
    /// else <c>App_Data/mail</c> in Development, else one that says that it cannot.
    /// </summary>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.TryAddSingleton(TimeProvider.System);
        var mail = configuration.GetSection("Mail");
        services.AddOptions<MailOptions>().Bind(mail, binder => binder.ErrorOnUnknownConfiguration = true).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, Validation>();

        var folder = mail["Folder"] is { Length: > 0 } named ? named : environment.IsDevelopment() ? DevelopmentFolder : null;
        if (mail["Smtp:Host"] is { Length: > 0 })
            services.AddSingleton<MailSender, SmtpMail>();
        else if (folder is not null)
            services.AddSingleton<MailSender>(provider => new MailFolder(Path.GetFullPath(folder, environment.ContentRootPath),
                provider.GetRequiredService<IOptions<MailOptions>>().Value.Sender(), provider.GetRequiredService<TimeProvider>()));
        else
            services.AddSingleton<MailSender, NoMail>();
        return services;
    }

    sealed class Validation : IValidateOptions<MailOptions>
    {
        public ValidateOptionsResult Validate(string? name, MailOptions options) =>
            options.Mistakes().ToList() is { Count: > 0 } mistakes ? ValidateOptionsResult.Fail(mistakes) : ValidateOptionsResult.Success;
    }
}
