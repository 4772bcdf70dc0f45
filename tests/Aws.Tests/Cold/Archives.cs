using Amazon.Glacier;
using Amazon.S3;
using GasOrleans.Archive;
using GasOrleans.Results;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GasOrleans.Aws.Tests.Cold;

/// <summary>Cold storage as the silo makes it, of these clients and settings.</summary>
internal static class Archives
{
    public static IArchive Of(IAmazonS3 s3, IAmazonGlacier glacier, string bucket, string provider, params (string Name, string Value)[] settings)
        => Of(s3, glacier, bucket, provider, TimeProvider.System, settings);

    public static IArchive Of(IAmazonS3 s3, IAmazonGlacier glacier, string bucket, string provider, TimeProvider clock, params (string Name, string Value)[] settings)
    {
        var values = settings.Prepend(("Provider", provider)).Select(one => KeyValuePair.Create($"Archive:{one.Item1}", (string?)one.Item2));
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(values).Build())
            .AddLogging()
            .AddKeyedSingleton(Clock.Domain, clock)
            .AddSingleton(s3)
            .AddSingleton<ObjectDeletion>()
            .AddSingleton<ResultStore>()
            .AddArchive()
            .AddSingleton(glacier);
        services.AddOptions<BucketOptions>().Configure(options => typeof(BucketOptions).GetProperty(nameof(BucketOptions.Results))!.SetValue(options, bucket));
        return services.BuildServiceProvider().GetRequiredService<IArchive>();
    }
}
