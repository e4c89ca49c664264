using FluentValidation;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ClaimTrack.Web.Platform.Forms;

/// <summary>Runs the FluentValidation validator of every form that an action takes and puts its messages beside the fields.</summary>
sealed class ValidationFilter(IServiceProvider services) : IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        foreach (var argument in context.ActionArguments.Values)
        {
            if (argument is null || services.GetService(typeof(IValidator<>).MakeGenericType(argument.GetType())) is not IValidator validator) continue;
            var result = await validator.ValidateAsync(new ValidationContext<object>(argument), context.HttpContext.RequestAborted);
            foreach (var failure in result.Errors)
                // What could not be bound has its own message already; a second one about the empty value would mislead.
                if (context.ModelState.GetFieldValidationState(failure.PropertyName) != Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid)
                    context.ModelState.AddModelError(failure.PropertyName, failure.ErrorMessage);
        }
        await next();
    }
}
