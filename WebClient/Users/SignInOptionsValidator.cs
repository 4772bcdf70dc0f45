using GasOrleans.WebClient.Site;
using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Users;

internal sealed class SignInOptionsValidator : IValidateOptions<SignInOptions>
{
    public ValidateOptionsResult Validate(string? name, SignInOptions options)
    {
        var wrong = new ValidateOptionsResultBuilder();
        wrong.AddResult(Address("SignIn:Authority", options.Authority)
            ?? ValidateOptionsResult.Fail("SignIn:Authority: missing; the issuer's address, for example https://auth.globus.org."));
        wrong.AddResult(Present("SignIn:ClientId", options.ClientId));
        wrong.AddResult(Present("SignIn:ClientSecret", options.ClientSecret));
        wrong.AddResult(Address("SignIn:SignOutUrl", options.SignOutUrl) ?? ValidateOptionsResult.Success);
        if (options.Idle <= TimeSpan.Zero)
        {
            wrong.AddResult(ValidateOptionsResult.Fail($"SignIn:Idle: {options.Idle} would end every session at once."));
        }

        if (options.Absolute < options.Idle)
        {
            wrong.AddResult(ValidateOptionsResult.Fail($"SignIn:Absolute: {options.Absolute} is shorter than SignIn:Idle, {options.Idle}."));
        }

        return wrong.Build();
    }

    private static ValidateOptionsResult? Address(string field, Uri? address) => address switch
    {
        null => null,
        { IsAbsoluteUri: false } => ValidateOptionsResult.Fail($"{field}: '{address}' is not an absolute address."),
        _ => SecureAddress.Check(field, address),
    };

    private static ValidateOptionsResult Present(string field, string value)
        => value.Length > 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail($"{field}: missing.");
}
