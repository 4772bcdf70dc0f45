using System.Security.Cryptography;
using GasOrleans.WebClient.Site;
using GasOrleans.WebClient.Tests.Doubles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Tests;

/// <summary>The keys of cookies, in an S3 that all web servers share.</summary>
public sealed class KeysFacts(CheckingStorage storage) : IClassFixture<CheckingStorage>
{
    private readonly string bucket = $"keys-{Guid.NewGuid():N}";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_server_protects_another_opens_and_the_bucket_gives_nothing_away()
    {
        await storage.S3.PutBucketAsync(bucket, Ct);
        var secret = ASecret();
        var cookie = Protector(secret).Protect("ada");
        Assert.Equal("ada", Protector(secret).Unprotect(cookie));

        var stored = Assert.Single((await storage.S3.ListObjectsV2Async(new() { BucketName = bucket }, Ct)).S3Objects);
        using var answer = await storage.S3.GetObjectAsync(bucket, stored.Key, Ct);
        using var reader = new StreamReader(answer.ResponseStream);
        var text = await reader.ReadToEndAsync(Ct);
        Assert.Contains("<sealed secret=", text, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", text, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_secret_seals_and_the_old_one_opens_what_it_sealed()
    {
        await storage.S3.PutBucketAsync(bucket, Ct);
        var (old, next) = (ASecret(), ASecret());
        var cookie = Protector(old).Protect("ada");
        Assert.Equal("ada", Protector(next, old).Unprotect(cookie));
        Assert.Throws<CryptographicException>(() => Protector(next).Unprotect(cookie));
    }

    [Fact]
    public void A_sealed_key_that_was_changed_is_not_opened()
    {
        var options = new KeysOptions();
        options.Secrets.Add(ASecret());
        var secrets = new KeySecrets(Options.Create(options));
        var (name, bytes) = secrets.Seal("key"u8);
        Assert.Equal("key"u8.ToArray(), secrets.Open(name, bytes));
        bytes[^1] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => secrets.Open(name, bytes));
        Assert.ThrowsAny<CryptographicException>(() => secrets.Open(name, bytes.AsSpan(0, 5)));
    }

    private static string ASecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeysOptions.SecretBytes));

    private IDataProtector Protector(params string[] secrets)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["Keys:Bucket"] = bucket;
        foreach (var (secret, i) in secrets.Select((secret, i) => (secret, i)))
        {
            builder.Configuration[$"Keys:Secrets:{i}"] = secret;
        }

        builder.Services.AddSingleton<Amazon.S3.IAmazonS3>(storage.S3);
        builder.AddKeys();
        return builder.Build().Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("cookies");
    }
}
