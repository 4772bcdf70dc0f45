using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Site;

internal sealed class KeysOptionsValidator : IValidateOptions<KeysOptions>
{
    public ValidateOptionsResult Validate(string? name, KeysOptions options)
    {
        var wrong = new ValidateOptionsResultBuilder();
        if (options.Folder is null && options.Bucket.Length == 0)
        {
            wrong.AddResult(ValidateOptionsResult.Fail("Keys:Bucket: missing; the bucket of the keys that protect cookies, shared by all web servers."));
        }

        if (options.Folder is { } folder && (folder.Length == 0 || File.Exists(folder)))
        {
            wrong.AddResult(ValidateOptionsResult.Fail("Keys:Folder: is no folder."));
        }

        if (options.Secrets.Count == 0)
        {
            wrong.AddResult(ValidateOptionsResult.Fail("Keys:Secrets: missing; 32 random bytes in Base64 (openssl rand -base64 32), the same on all web servers."));
        }

        for (var i = 0; i < options.Secrets.Count; i++)
        {
            // The secret itself is not said.
            var isOne = Convert.TryFromBase64String(options.Secrets[i], new byte[KeysOptions.SecretBytes + 1], out var length) && length == KeysOptions.SecretBytes;
            wrong.AddResult(isOne ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail($"Keys:Secrets:{i}: is not 32 bytes in Base64."));
        }

        return wrong.Build();
    }
}
