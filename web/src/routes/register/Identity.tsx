// Which filing system is this, and who answers for it? Art. 4(6), 26, 30(1)(a).
import { type FragmentType, graphql, unmask } from "../../gql";
import { Text, useWords } from "../../i18n";
import { Fact, Facts } from "../../ui/Facts";

const IdentityPart = graphql(`
  fragment IdentityPart on Register {
    forms
    startsOn
    endsOn
    disposedOn
    audience
    slug
  }
`);

export function Identity({ of }: { of: FragmentType<typeof IdentityPart> }) {
  const { t, word, day } = useWords();
  const register = unmask(IdentityPart, of);
  return (
    <Facts>
      <Fact name={t("identity-forms")}>{register.forms.length > 0 ? register.forms.map((form) => word("RegisterForm", form)).join(", ") : <NotStated />}</Fact>
      <Fact name={t("identity-audience")}>{word("Audience", register.audience)}</Fact>
      {register.startsOn && <Fact name={t("identity-starts")}>{day(register.startsOn)}</Fact>}
      {register.endsOn && <Fact name={t("identity-ends")}>{day(register.endsOn)}</Fact>}
      {register.disposedOn && <Fact name={t("identity-disposed")}>{day(register.disposedOn)}</Fact>}
      <Fact name={t("identity-slug")}>
        <code>{register.slug}</code>
      </Fact>
    </Facts>
  );
}

/** What the record does not say; never read as "no". */
export function NotStated() {
  return <span className="unsaid-text">{useWords().t("not-stated")}</span>;
}

const WhoPart = graphql(`
  fragment WhoPart on Register {
    responsiblePost {
      ...PostLine
    }
    contactPosts {
      id
      ...PostLine
    }
    jointControllers {
      id
      name
    }
    jointArrangement
  }
`);

const PostLine = graphql(`
  fragment PostLine on Post {
    id
    title
    email
    phone
    holder {
      id
      name
    }
  }
`);

export function Who({ of }: { of: FragmentType<typeof WhoPart> }) {
  const { t } = useWords();
  const register = unmask(WhoPart, of);
  return (
    <Facts>
      <Fact name={t("who-responsible")}>{register.responsiblePost ? <Post of={register.responsiblePost} /> : <NotStated />}</Fact>
      <Fact name={t("who-contact")}>
        {register.contactPosts.length > 0 ? register.contactPosts.map((post) => <Post key={post.id} of={post} />) : <NotStated />}
      </Fact>
      {register.jointControllers.length > 0 && (
        <Fact name={t("who-joint")}>
          {register.jointControllers.map(({ id, name }) => (
            <p key={id}>
              <Text of={name} />
            </p>
          ))}
          <Text of={register.jointArrangement} none={null} />
        </Fact>
      )}
    </Facts>
  );
}

function Post({ of }: { of: FragmentType<typeof PostLine> }) {
  const { t } = useWords();
  const { title, email, phone, holder } = unmask(PostLine, of);
  return (
    <div className="post">
      <Text of={title} />
      <span className="cell-sub">{holder ? holder.name : t("post-vacant")}</span>
      {email && <a href={`mailto:${email}`}>{email}</a>}
      {phone && <span>{phone}</span>}
    </div>
  );
}
